import type { Finding } from '../rules/finding.js';
import { isIgnored } from '../rules/ignore.js';
import type { Progress } from '../rules/preview.js';
import type { Run } from '../session/run.js';

/**
 * What the check of the content in Hygraph found; `undefined` if the app reads none. The check begins with the first call
 * and only reads; the progress gets its facts.
 */
export async function contentFindings(
  { services, world, inputs }: Run,
  { facts }: Progress,
): Promise<Finding[] | undefined> {
  const checked = await services.checkContent?.();
  if (checked === undefined) return undefined;
  if (facts.hygraph !== checked.facts)
    await world.log.group('Check the content', () => {
      for (const line of checked.lines) world.log.info(line);
      return Promise.resolve();
    });
  facts.hygraph = checked.facts;
  return checked.findings.filter((finding) => !isIgnored(finding, inputs.ignored));
}
