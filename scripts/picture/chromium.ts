import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

export interface Shot {
  html: string;
  /** Width of the window in CSS pixels. */
  width: number;
  /** What `prefers-color-scheme` says. */
  theme: 'light' | 'dark';
}

/** Every pixel twice, for screens that show them so. */
const SCALE = 2;
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where a Chromium is: what the variable CHROMIUM says and nothing else, or one of the usual places. */
export function chromiumPath(): string | undefined {
  const wanted = process.env['CHROMIUM'] ?? '';
  return (wanted === '' ? PLACES : [wanted]).find((path) => existsSync(path));
}

/** A Chromium without a window. Its profile is thrown away. */
export async function startChromium(path: string): Promise<Browser> {
  return chromium.launch({ executablePath: path });
}

/** The whole page as a PNG, as high as it is; the page fetches nothing. */
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
