/**
 * What GitHub makes of names and numbers in plain text: `@name`, `#12`, `owner/repo#12` and `GH-12` become links.
 * This exposes a text that should have been inert.
 * @param text escaped HTML without tags
 */
export function withReferences(text: string, repositoryUrl: string): string {
  return text
    .replace(
      /(^|[^\w@/&;-])@([a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38})/gi,
      (_, before: string, name: string) => `${before}${link(`https://github.com/${name}`, `@${name}`)}`,
    )
    .replace(
      /(^|[\s([{,:;])((?:[\w.-]+\/[\w.-]+)?)(#|GH-)(\d+)\b/gi,
      (_, before: string, other: string, sign: string, number: string) => {
        const where = other === '' ? repositoryUrl : `https://github.com/${other}`;
        return `${before}${link(`${where}/issues/${number}`, `${other}${sign}${number}`)}`;
      },
    );
}

function link(url: string, words: string): string {
  return `<a href="${url}">${words}</a>`;
}
