import type { Model } from './model.js';

/** This many models: Post, Page, Author and so on, each with twelve fields. */
export function models(count: number): Model[] {
  return Array.from({ length: count }, (_, index) => {
    const [name, plural] = NAMES[index] ?? [`Model${index + 1}`, `Model${index + 1}s`];
    return model(name, plural);
  });
}

/** One model. Nothing derives the plural: people choose it. */
export function model(name: string, plural: string, fields: Model['fields'] = FIELDS): Model {
  return { name, plural, fields };
}

const NAMES: readonly (readonly [string, string])[] = [
  ['Post', 'Posts'],
  ['Page', 'Pages'],
  ['Author', 'Authors'],
  ['Category', 'Categories'],
  ['News', 'AllNews'],
];

const FIELDS: Model['fields'] = {
  title: 'String',
  slug: 'String',
  excerpt: 'String',
  body: 'String',
  date: 'Date',
  tags: '[String!]!',
  rank: 'Int',
  price: 'Float',
  featured: 'Boolean',
  seo: 'Json',
  location: 'Location',
  color: 'Color',
};
