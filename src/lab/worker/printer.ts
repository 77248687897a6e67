type Send = (text: string, error: boolean) => void;

/** How long output is gathered, in milliseconds. */
const interval = 30;

/** Gathers what is printed for a moment: a message for each line would keep both threads busy with nothing else. */
export class Printer {
  private readonly send: Send;
  private text = '';
  private error = false;
  private sent = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: Send) {
    this.send = send;
  }

  print(text: string, error: boolean) {
    if (error !== this.error) this.flush();
    this.error = error;
    this.text += text;
    if (Date.now() - this.sent > interval) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), interval);
  }

  /** Sends what is gathered. */
  flush() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { text } = this;
    this.text = '';
    this.sent = Date.now();
    if (text) this.send(text, this.error);
  }
}
