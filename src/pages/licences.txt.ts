import { readFileSync } from 'node:fs';
import type { APIRoute } from 'astro';
import { printNotices, readLicensed } from '../build/licences/package.ts';
import { shipped } from '../build/licences/shipped.ts';

/** The licences and notices of everything that readers are sent. */
export const GET: APIRoute = () =>
  new Response(
    printNotices(
      readFileSync('LICENSE', 'utf8'),
      shipped.map((entry) => readLicensed(process.cwd(), entry)),
    ),
    { headers: { 'content-type': 'text/plain; charset=utf-8' } },
  );
