import type { APIRoute } from 'astro';
import { getClusterSchemas } from '../../kubernetes/build.ts';

/** What the lab's API server decodes strictly by. */
export const GET: APIRoute = () => Response.json(getClusterSchemas());
