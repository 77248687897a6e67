/** What kubectl needs of a cluster: the HTTP API of Kubernetes and nothing else. */
export interface Client {
  /**
   * Sends one request to the API server and gives its whole answer; rejects only when there is no server to talk to.
   */
  request(request: Request): Promise<Response>;
  /** Follows a collection (`path` holds `watch=true`, and `as=Table` in `accept` gives rows) until the signal. */
  watch(path: string, signal: AbortSignal, accept?: string): AsyncIterable<WatchEvent>;
  /** Runs a program in a container and gives what it printed. */
  exec(target: ExecTarget, argv: string[], stdin: string): Promise<Result>;
}

export interface Request {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its query, as `/api/v1/namespaces/default/pods?limit=500`. */
  path: string;
  accept?: string;
  contentType?: string;
  /** Whom the user asks to act as: the header `Impersonate-User`. */
  user?: string;
  body?: string;
}

export interface Response {
  status: number;
  /** JSON, or plain text for logs and `/readyz`. */
  body: string;
  /** The texts of the `Warning` headers. */
  warnings: string[];
}

export interface WatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  object: unknown;
}

export interface ExecTarget {
  namespace: string;
  pod: string;
  container?: string;
}

/** What a program leaves behind. */
export interface Result {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** Everything that a kubectl command touches: the cluster, files, input and time. */
export interface Context {
  client: Client;
  files: Files;
  /** What a pipe or a heredoc gave; empty when there is none. */
  stdin: string;
  env: Record<string, string | undefined>;
  /**
   * Takes what `-w`, `logs -f` and `rollout status` print while they run; the result then holds only what
   * was not given here.
   */
  onStdout?: (chunk: string) => void;
  onStderr?: (chunk: string) => void;
  /**
   * A terminal at which somebody types, for `exec -it`, `run -it` and `debug -it` of a shell: `answer` runs one
   * typed line in the container. Settles when they leave it, with the exit code of its last command. Without
   * it `-it` reads `stdin`.
   */
  converse?: (prompt: string, answer: (line: string) => Promise<Result>) => Promise<number>;
  /**
   * Opens a port of the computer that leads to a Pod's, and leaves it open; without it `port-forward`
   * stays until Ctrl+C.
   */
  forward?: (local: number, to: { address: string; port: number }) => void;
  /** Ctrl+C. */
  signal?: AbortSignal;
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
}

export interface Files {
  /** Gives a file's text; rejects when there is none. */
  read(path: string): Promise<string>;
  write(path: string, text: string): Promise<void>;
  /** Gives the names in a folder, or undefined when the path is not a folder. */
  list?(path: string): Promise<string[] | undefined>;
}
