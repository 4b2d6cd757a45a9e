import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Bytes } from '../../sync/utf8.ts';
import { decodeUtf8 } from './decode-utf8.ts';
import { forbiddenMarkup, linkTargets, parseRestrictedMarkdown, plainText } from './restricted-markdown.ts';

test('[L42] paragraphs, both kinds of lists, emphasis and links are read', () => {
  expect(parseRestrictedMarkdown('Ein *Wort*\nmehr **hier**.\n\n- eins\n- [zwei](milli-2023)\n\n1. drei')).toEqual([
    {
      type: 'paragraph',
      parts: [
        { type: 'text', text: 'Ein ' },
        { type: 'emphasis', text: 'Wort' },
        { type: 'text', text: ' mehr ' },
        { type: 'strong', text: 'hier' },
        { type: 'text', text: '.' },
      ],
    },
    {
      type: 'list',
      ordered: false,
      items: [[{ type: 'text', text: 'eins' }], [{ type: 'link', text: 'zwei', to: 'milli-2023' }]],
    },
    { type: 'list', ordered: true, items: [[{ type: 'text', text: 'drei' }]] },
  ]);
});

test('[L42] a text without marks comes out as it is; marks leave no trace in plain text', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-zäöüß ,.]{1,80}$/), (text) => {
      const trimmed = text.trim();
      expect(plainText(trimmed)).toBe(trimmed);
      expect(forbiddenMarkup(trimmed)).toBeNull();
    }),
  );
  expect(plainText('Ein *Wort* und [zwei](a)\n\n- drei')).toBe('Ein Wort und zwei\ndrei');
  expect(linkTargets('[a](b) und [c](d)\n\n- [e](f)')).toEqual(['b', 'd', 'f']);
});

test.each([
  '<b>x</b>',
  '</p>',
  '<!-- x -->',
  '&lt;',
  '![Bild](a)',
  '# Titel',
  '`code`',
  '> Zitat',
  '| a | b |',
  'ein * Stern',
])('[L42] authors may not write %s', (text) => {
  expect(forbiddenMarkup(text)).not.toBeNull();
});

test('[L40] bytes are read as UTF-8 or not at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      expect(decodeUtf8(utf8Bytes(text))).toBe(text.replace(/^\u{feff}/u, ''));
    }),
  );
  for (const broken of [
    [0xc3],
    [0xff],
    [0xc0, 0x80],
    [0xe0, 0x80, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
    [0x80],
  ]) {
    expect(decodeUtf8(new Uint8Array(broken))).toBeNull();
  }
});
