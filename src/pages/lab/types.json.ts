import type { APIRoute } from 'astro';
import { getClusterTypes } from '../../kubernetes/build.ts';

/** What the lab's API server says of its kinds, in the words of `kubectl explain`: fetched at the first one. */
export const GET: APIRoute = () => Response.json(getClusterTypes());
