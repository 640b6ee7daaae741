import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { entityNames } from '#shared/entities/index.ts';

const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).map((name) => join('docs', name))];

it('every link among the documents leads to a file', () => {
  const links = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].flatMap(([, to = '']) => (/^\w+:/.test(to) ? [] : [{ page, to, there: existsSync(join(dirname(page), to)) }])),
  );
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter(({ there }) => !there)).toEqual([]);
});

it('decisions are numbered one by one, none twice, none missing', () => {
  const numbers = readdirSync('docs/decisions').toSorted().map((name) => /^(\d{4})-[a-z0-9-]+\.md$/.exec(name)?.[1]);
  expect(numbers).toEqual(numbers.map((_, at) => String(at + 1).padStart(4, '0')));
});

it('README names every script of package.json', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }; // npm's own shape
  const readme = readFileSync('README.md', 'utf8');
  const said = (name: string) => ['start', 'test'].includes(name) ? readme.includes(`npm ${name}`) : new RegExp(`npm run ${name}\\b(?!:)`).test(readme);
  expect(Object.keys(scripts).filter((name) => !said(name))).toEqual([]);
});

it('the glossary has a word for every entity', () => {
  const codes = new Set(readFileSync('docs/glossary.md', 'utf8').split('\n').flatMap((row) => row.split('|')[2]?.split(',').map((code) => code.trim()) ?? []));
  expect(entityNames.filter((name) => !codes.has(name))).toEqual([]);
});

it('the folders and files that architecture.md names by their whole path are there', () => {
  const named = [...readFileSync('docs/architecture.md', 'utf8').matchAll(/`((?:shared|electron|renderer|build|test)\/[\w./]*)`/g)].map(([, path = '']) => path).filter((path) => !path.endsWith('/x/'));
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});
