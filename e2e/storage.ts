/**
 * The ways in which a browser keeps nothing, each with the init script that makes it so; it takes the
 * name of the storage.
 */
export const spoilers: [what: string, spoil: (storage: string) => unknown][] = [
  [
    'refused',
    (storage) =>
      Object.defineProperty(window, storage, {
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      }),
  ],
  [
    'full',
    () =>
      (Storage.prototype.setItem = () => {
        throw new DOMException('no', 'QuotaExceededError');
      }),
  ],
];
