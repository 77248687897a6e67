/** What kubectl needs of a cluster: the HTTP API of Kubernetes and nothing else. */
export interface Client {
  /** Where kubectl looks for it without a kubeconfig. */
  server?: string;
  /**
   * Sends one request to the API server and gives its whole answer; rejects only when there is no server to talk to.
   */
  request(request: Request): Promise<Response>;
  /** Follows a collection (`path` holds `watch=true`, and `as=Table` in `accept` gives rows) until the signal. */
  watch(path: string, signal: AbortSignal, accept?: string): AsyncIterable<WatchEvent>;
  /** Runs a program in a container and gives what it printed and did not tell the terminal. */
  exec(target: ExecTarget, argv: string[], stdin: string, terminal?: Terminal): Promise<Result>;
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

/** Who looks at a program in a container. The lines of one shell all have the same terminal, so that it remembers. */
export interface Terminal {
  onStdout?: ((chunk: string) => void) | undefined;
  onStderr?: ((chunk: string) => void) | undefined;
  /** Ctrl+C. */
  signal?: AbortSignal | undefined;
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
  converse?: (prompt: string, answer: Answer) => Promise<number>;
  /**
   * Opens a port of the computer that leads to a Pod's, and leaves it open; without it `port-forward`
   * stays until Ctrl+C.
   */
  forward?: (local: number, to: { address: string; port: number }) => void;
  /** Gives what an address of the site answers; rejects, in the reader's words, for what cannot be reached. */
  readAddress?: (url: string) => Promise<{ status: number; text: string }>;
  /** Ctrl+C. */
  signal?: AbortSignal;
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
}

/** Runs a line in a container's shell, at this terminal. */
export type Answer = (line: string, terminal: Terminal) => Promise<Result>;

export interface Files {
  /** Gives a file's text; rejects when there is none. */
  read(path: string): Promise<string>;
  write(path: string, text: string): Promise<void>;
  /** Gives the names in a folder, or undefined when the path is not a folder. */
  list?(path: string): Promise<string[] | undefined>;
}
