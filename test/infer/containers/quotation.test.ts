import { expect, it } from 'vitest';
import { imageCommandsIn } from '../../../src/infer/containers/image-commands.ts';
import { quoted } from '../../../src/infer/containers/quotation.ts';

it.each([
  ['docker run -e KEY=abc -e "B=c d" -p 80:80 x/y', 'docker run -e KEY=… -e "B=… -p 80:80 x/y'],
  ['docker push --creds me:abc x/y', 'docker push --creds … x/y'],
  ['tool -p abc --password=abc', 'tool -p … --password=…'],
  ['jupyter lab --NotebookApp.token=abc', 'jupyter lab --NotebookApp.token=…'],
])('what is quoted has no secrets: %s', (text, shown) => {
  expect(quoted(text).replaceAll('"', '')).toBe(shown.replaceAll('"', ''));
  expect(quoted(text)).not.toContain('abc');
});

it('a command is quoted alone', () => {
  const line = 'docker login -p abc && docker push "jdoe/x:1" && echo abc';
  expect(imageCommandsIn(line, line).map(({ says }) => says)).toEqual(['docker push "jdoe/x:1"']);
});
