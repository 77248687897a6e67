import tokens from './tokens.css?raw';

/**
 * A colour of tokens.css as the light theme has it, for what no stylesheet reaches: icons and the web app's manifest.
 */
export function getLightColour(token: string): string {
  const [, colour] = new RegExp(`--${token}: light-dark\\((#\\w+),`).exec(tokens) ?? [];
  if (!colour) throw new Error(`src/styles/tokens.css has no --${token} of two colours`);
  return colour;
}
