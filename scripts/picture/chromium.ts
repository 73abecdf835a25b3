import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

export interface Shot {
  html: string;
  /** Width of the window in CSS pixels. */
  width: number;
  /** The value of `prefers-color-scheme`. */
  theme: 'light' | 'dark';
}

/** Device pixels per CSS pixel, for high-density screens. */
const SCALE = 2;
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of a Chromium: only the one in the variable CHROMIUM if it is set, or else one of the usual places. */
export function chromiumPath(): string | undefined {
  const wanted = process.env['CHROMIUM'] ?? '';
  return (wanted === '' ? PLACES : [wanted]).find((path) => existsSync(path));
}

/** A headless Chromium with a temporary profile. */
export async function startChromium(path: string): Promise<Browser> {
  return chromium.launch({ executablePath: path });
}

/** The whole page as a PNG, at its full height. The page fetches nothing. */
export async function shoot(browser: Browser, { html, width, theme }: Shot): Promise<Buffer> {
  const page = await browser.newPage({
    viewport: { width, height: 100 },
    deviceScaleFactor: SCALE,
    colorScheme: theme,
  });
  try {
    await page.setContent(html);
    return await page.screenshot({ fullPage: true });
  } finally {
    await page.close();
  }
}
