/** One line, or part of one, that a container wrote. */
export interface LogEntry {
  time: Date;
  text: string;
}

/** What the containers of all pods wrote: this run and the one before, by pod and container. */
export class Logs {
  private readonly runs = new Map<string, LogEntry[][]>();
  private readonly listeners = new Set<() => void>();

  /** Begins the log of a container's next run. */
  open(uid: string, container: string): LogEntry[] {
    const run: LogEntry[] = [];
    const key = `${uid}/${container}`;
    this.runs.set(key, [...(this.runs.get(key) ?? []).slice(-1), run]);
    return run;
  }

  /** The run that is on, or the one before; undefined when there is none such. */
  get(uid: string, container: string, previous = false): LogEntry[] | undefined {
    const runs = this.runs.get(`${uid}/${container}`) ?? [];
    return previous ? (runs.length > 1 ? runs.at(-2) : undefined) : runs.at(-1);
  }

  /** Whoever follows a log learns here that something was written somewhere. */
  written(): void {
    for (const listener of this.listeners) listener();
  }

  onWritten(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
