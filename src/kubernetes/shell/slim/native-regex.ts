/**
 * The part of RE2's interface that just-bash uses, over the engine of the browser. The shell is the reader's
 * own: no need to guard it.
 */
export class NativeRegex {
  static readonly CASE_INSENSITIVE = 1;
  static readonly DOTALL = 2;
  static readonly MULTILINE = 4;
  readonly expression: RegExp;

  private constructor(expression: RegExp) {
    this.expression = expression;
  }

  static translateRegExp(source: string): string {
    return source;
  }

  /** Throws NativeRegexError for what is no pattern. */
  static compile(source: string, flags: number): NativeRegex {
    try {
      return new NativeRegex(
        new RegExp(source, `dg${flags & 1 ? 'i' : ''}${flags & 2 ? 's' : ''}${flags & 4 ? 'm' : ''}`),
      );
    } catch (error) {
      throw new NativeRegexError((error as Error).message);
    }
  }

  groupCount(): number {
    return (new RegExp(`${this.expression.source}|`).exec('')?.length ?? 1) - 1;
  }

  /** The number of each named group. */
  namedGroups(): Record<string, number> {
    const groups = [...this.expression.source.matchAll(/\\.|\((?!\?)|\(\?<([A-Za-z]\w*)>/g)].filter(([text]) =>
      text.startsWith('('),
    );
    return Object.fromEntries(groups.flatMap(([, name], at) => (name === undefined ? [] : [[name, at + 1]])));
  }

  matcher(input: string): NativeMatcher {
    return new NativeMatcher(this.expression, input);
  }
}

export class NativeRegexError extends Error {}

class NativeMatcher {
  readonly matcherInput: { charSequence: string };
  private found: RegExpExecArray | null = null;
  private next = 0;
  private readonly expression: RegExp;

  constructor(expression: RegExp, input: string) {
    this.expression = expression;
    this.matcherInput = { charSequence: input };
  }

  reset() {
    this.next = 0;
    return this;
  }

  /** Looks for the next match, from `start` on where one is given. */
  find(start = this.next): boolean {
    this.expression.lastIndex = start;
    this.found =
      start > this.matcherInput.charSequence.length ? null : this.expression.exec(this.matcherInput.charSequence);
    if (this.found) this.next = this.expression.lastIndex + (this.found[0] === '' ? 1 : 0);
    return this.found !== null;
  }

  group(at = 0): string | null {
    return this.found?.[at] ?? null;
  }

  start(at = 0): number {
    return this.found?.indices?.[at]?.[0] ?? -1;
  }

  end(at = 0): number {
    return this.found?.indices?.[at]?.[1] ?? -1;
  }
}
