import type { Request, Response } from '../../kubectl/client.ts';
import type { Kubelets } from '../engine/kubelets.ts';
import type { Registry } from '../engine/registry.ts';
import type { Logs } from '../images/logs.ts';
import type { OpenApiTypes } from '../../schemas/openapi.ts';
import type { FetchAnswer, FetchInit } from '../network/fetch.ts';
import type { KubeObject } from '../object.ts';
import type { SchemaSet } from '../../schemas/schema.ts';
import type { Resource } from '../resources.ts';

/**
 * Gives the descriptions of all kinds and of what they are made of; asked for when a client wants the first of them.
 */
export type ReadTypes = () => Promise<OpenApiTypes>;

/**
 * What the server would answer with is not at hand: no answer comes, and the client is told why in
 * words for its reader.
 */
export class Unanswered extends Error {}

/** What the handlers of requests share. */
export interface Server {
  registry: Registry;
  logs: Logs;
  /** The types of the kinds; without them nothing is decoded strictly. */
  schemas: SchemaSet | undefined;
  types: ReadTypes | undefined;
  now(): Date;
  kubelets: Pick<Kubelets, 'stoppedAt'>;
  fetchFromNode(node: string, url: string, init?: FetchInit): Promise<FetchAnswer>;
  /** Begins an object's end with the engine's own rules: grace period, finalizers, dependents. */
  remove(
    resource: Resource,
    object: KubeObject,
    graceSeconds: number | undefined,
    policy: string | undefined,
  ): Promise<void>;
  /** Moves objects that are not stored as such into the answer, as Endpoints from EndpointSlices. */
  view(resource: Resource, object: KubeObject): KubeObject;
}

/** A request on its way through the handlers. */
export interface Call {
  server: Server;
  request: Request;
  query: URLSearchParams;
  warnings: string[];
}

/** Gives the request's body; a number is the status. */
export type Answer = { status?: number; body: object | string };

export function printResponse({ status = 200, body }: Answer, warnings: string[]): Response {
  return { status, body: typeof body === 'string' ? body : JSON.stringify(body), warnings };
}
