import type { APIRoute } from 'astro';
import { drawIcon, icons } from '../../offline/icon.ts';

export const getStaticPaths = () =>
  icons.map(({ name, size, maskable }) => ({ params: { name }, props: { size, maskable } }));

export const GET: APIRoute = async ({ props }) =>
  new Response(new Uint8Array(await drawIcon(props['size'] as number, props['maskable'] as boolean)), {
    headers: { 'content-type': 'image/png' },
  });
