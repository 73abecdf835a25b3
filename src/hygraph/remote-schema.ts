import { type ContentFacts, isReadable, models } from '../rules/content.js';

/** Why Hasura cannot use a remote schema, by the words of its reason, and what to do. */
const CAUSES: { reason: RegExp; cause: string }[] = [
  {
    reason: /conflict|overwritten|duplicate|already (?:exists|defined)/i,
    cause:
      "A type or root field of Hygraph has the name of a table's. Give the remote schema customization.root_fields_namespace and customization.type_names.prefix.",
  },
  {
    reason: /environment variable/i,
    cause: 'A variable of the remote schema is missing. List it in hygraph-env.',
  },
  {
    reason: /HTTP exception|Error in \$|too many|429|401/i,
    cause:
      'Hygraph did not answer Hasura as expected: too many requests at once (429), or it refused the token. Run the job again.',
  },
];

/**
 * What to do if the app's remote schema of Hygraph is inconsistent and asking once more did not help.
 * @param reasons what Hasura says
 * @param sameFiles nothing in the project's folder changed since the last build
 */
export function remoteSchemaRemedy(
  reasons: readonly string[],
  { facts, sameFiles }: { facts: ContentFacts | undefined; sameFiles: boolean },
): string {
  const known = CAUSES.filter(({ reason }) => reasons.some((text) => reason.test(text)));
  const causes = (known.length > 0 ? known : CAUSES).map(({ cause }) => cause);
  const readable = (facts?.models ?? []).filter(isReadable).length;
  return [
    'Hasura could not use Hygraph as a remote schema, and reloading it did not help.',
    ...(causes.length === 1 ? causes : ['Possible causes:', ...causes]),
    ...(readable === 0 ? [] : [`Before the build, the action could read ${models(readable)} there itself.`]),
    ...(sameFiles
      ? [
          "Nothing in the project's folder changed, so Hasura's engine probably did: since v2.45.4 it refuses a remote schema whose types have the names of others.",
        ]
      : []),
  ].join(' ');
}
