/** `<offline-state>`: keeps the notebook on this device once the page is at rest, and says whether it could. */
export class OfflineState extends HTMLElement {
  connectedCallback() {
    const later = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1000));
    const start = () => later(() => void this.keep());
    if (document.readyState === 'complete') start();
    else addEventListener('load', start, { once: true });
  }

  async keep() {
    try {
      const wasKept = navigator.serviceWorker.controller !== null;
      const registration = await navigator.serviceWorker.register(this.dataset['worker'] ?? '');
      const { installing } = registration;
      // A full or refused storage makes the install fail after the registration went well.
      installing?.addEventListener(
        'statechange',
        () => installing.state === 'redundant' && !registration.active && this.say('refused'),
      );
      await navigator.serviceWorker.ready;
      this.say('ready');
      if (wasKept) navigator.serviceWorker.addEventListener('controllerchange', () => this.renew());
    } catch {
      this.say('refused');
    }
  }

  renew() {
    this.say('renewed');
    // A page in the browser's history is not among the tabs that the worker sees, so its build may be gone when it
    // returns.
    window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  }

  say(key: 'ready' | 'renewed' | 'refused') {
    this.textContent = this.dataset[key] ?? '';
  }
}
