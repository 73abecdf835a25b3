import type { Repository } from './model.js';

export interface Page<T> {
  items: T[];
  headers: Record<string, string>;
}

/** One page: 30 items unless asked otherwise, never more than 100, with GitHub's `Link` header. */
export function pageOf<T>(all: readonly T[], url: URL, repository: Repository): Page<T> {
  const size = Math.min(whole(url.searchParams.get('per_page')) ?? 30, 100);
  const page = whole(url.searchParams.get('page')) ?? 1;
  const last = Math.max(1, Math.ceil(all.length / size));
  const items = all.slice((page - 1) * size, page * size);

  // Octokit follows these: they name the repository by its id, which survives a rename.
  const link = (number: number, rel: string) => {
    const target = new URL(url);
    target.pathname = url.pathname.replace(
      /\/(repos\/[^/]+\/[^/]+|repositories\/\d+)\//,
      `/repositories/${repository.id}/`,
    );
    target.searchParams.set('page', String(number));
    return `<${target.href}>; rel="${rel}"`;
  };
  const links: string[] = [];
  if (page > 1) links.push(link(Math.min(page - 1, last), 'prev'));
  if (page < last) links.push(link(page + 1, 'next'), link(last, 'last'));
  if (page > 1) links.push(link(1, 'first'));
  return { items, headers: links.length > 0 ? { link: links.join(', ') } : {} };
}

function whole(text: string | null): number | undefined {
  const number = Number(text);
  return text !== null && Number.isInteger(number) && number > 0 ? number : undefined;
}
