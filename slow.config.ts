import config from './playwright.config.ts';
export default { ...config, timeout: 900_000, expect: { timeout: 180_000 } };
