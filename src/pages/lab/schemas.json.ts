import type { APIRoute } from 'astro';
import { getClusterSchemas } from '../../schemas/index.ts';

/** What the lab's API server decodes strictly by. */
export const GET: APIRoute = () => Response.json(getClusterSchemas());
