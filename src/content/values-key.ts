/** The name under which the reader's own values are kept on this device. */
export const valuesKey = 'values';
