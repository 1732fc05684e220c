import { metricIds } from '../measurement/metric-id.js';
import { en } from './en.js';
import { ja } from './ja.js';
import { languageFor } from './language.js';
import { zh } from './zh.js';

describe('the language of the page', () => {
  it('is the one chosen before', () => {
    expect(languageFor('ja', ['zh-CN', 'en'])).toBe('ja');
  });

  it('is else the first of the reader that the page speaks', () => {
    expect(languageFor(null, ['fr-FR', 'zh-TW', 'en'])).toBe('zh');
    expect(languageFor('tlh', ['ja'])).toBe('ja');
  });

  it('is else English', () => {
    expect(languageFor(null, ['fr'])).toBe('en');
  });

  it.each([en, ja, zh])('never calls two metrics by one name', ({ metrics }) => {
    expect(new Set(metricIds.map((id) => metrics[id].name)).size).toBe(metricIds.length);
  });
});
