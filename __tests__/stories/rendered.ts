import MarkdownIt from 'markdown-it';

/**
 * Everything in a comment of ours that is active in a reader's browser, except our own links. Our marker, the first
 * line, renders nothing. Text in code has no effect.
 */
export function active(body: string): string[] {
  const markdown = body.replace(/^<!-- hasura-preview-app \S+ \S+ -->\n/, '');
  const html = new MarkdownIt({ html: true, linkify: true }).render(markdown);
  const outside = html.replace(/<(pre|code)\b[\s\S]*?<\/\1>/g, '');
  const details = [...outside.matchAll(/<\/?details>/g)].map(([tag]) => tag);
  return [
    ...[...html.matchAll(/<(img|script|iframe)\b/g)].map(([tag]) => tag),
    ...[...html.matchAll(/href="([^"]*)"/g)]
      .map(([, href]) => href ?? '')
      .filter((href) => !/^https:\/\/(github\.com\/acme\/shop|cloud\.hasura\.io\/project)\//.test(href)),
    ...[...outside.matchAll(/@[a-z][\w/-]*|(?:#|GH-)\d+|www\.|https?:\/\/evil/gi)].map(([text]) => text),
    ...details.filter((tag, index) => tag !== (index % 2 === 0 ? '<details>' : '</details>')),
    ...(details.length % 2 === 0 ? [] : ['a fold that does not end']),
    ...[...html.matchAll(/[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u001b]/g)].map(
      () => 'an invisible character',
    ),
  ];
}
