import type { APIRoute, GetStaticPaths } from 'astro';
import { getData } from '../../../content/data.ts';

export const getStaticPaths: GetStaticPaths = () =>
  getData().manifests.map(({ topic, file, text }) => ({
    params: { topic, name: file.replace(/\.yaml$/, '') },
    props: { text },
  }));

/** The manifest's exact bytes, at an address that `kubectl apply -f` can take. */
export const GET: APIRoute = ({ props }) =>
  new Response(props['text'] as string, { headers: { 'content-type': 'application/yaml' } });
