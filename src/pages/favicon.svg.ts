import type { APIRoute } from 'astro';
import { printMark } from '../styles/mark.ts';

export const GET: APIRoute = () =>
  new Response(`${printMark('viewBox="0 0 24 24"')}\n`, { headers: { 'content-type': 'image/svg+xml' } });
