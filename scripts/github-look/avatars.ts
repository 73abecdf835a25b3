import { escaped } from './escape.js';

/** An account's picture: a letter on its own colour, or for a bot the sign of GitHub Actions. */
export function avatar(login: string): string {
  if (login.endsWith('[bot]')) return drawing(login, 'square', '#2088ff', BOT);
  const hue = Buffer.from(login).reduce((sum, byte) => (sum * 31 + byte) % 360, 7);
  const letter = escaped(login.slice(0, 1).toUpperCase());
  return drawing(
    login,
    'round',
    `hsl(${String(hue)} 55% 42%)`,
    `<text x="20" y="27" text-anchor="middle" font-size="20" font-weight="600" fill="#fff">${letter}</text>`,
  );
}

function drawing(login: string, shape: string, colour: string, inside: string): string {
  return `<svg class="avatar ${shape}" viewBox="0 0 40 40" role="img" aria-label="${escaped(login)}"><rect width="40" height="40" fill="${colour}"/>${inside}</svg>`;
}

/** The sign of GitHub Actions: a step that leads to the next one. */
const BOT =
  '<g fill="none" stroke="#fff" stroke-width="2.6" stroke-linejoin="round"><circle cx="13.5" cy="13" r="5.5"/><circle cx="27" cy="27" r="5.5"/><path d="M13.5 18.500V24a3 3 0 0 0 3 3h5"/></g><path d="M12 10.500l4 2.5-4 2.500z" fill="#fff"/>';
