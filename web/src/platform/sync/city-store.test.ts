import type { Proposal } from '@werkstadt/shared/proposal/proposal';
import { laneArgs, openProject, testId } from '@werkstadt/shared/test/domain-world';
import { afterEach, expect, test } from 'vitest';
import { TestBrowser, when } from '../test/browser.ts';
import { CityServer, fairWeather, noNetwork } from '../test/city-server.ts';

const browsers: TestBrowser[] = [];
function browser(server: CityServer, name: string): TestBrowser {
  const made = new TestBrowser(server, name);
  browsers.push(made);
  return made;
}
afterEach(() => {
  for (const open of browsers.splice(0)) open.closeAll();
});

test('a first visit reads the city without a participant and keeps nothing of the person', async () => {
  const server = new CityServer();
  const ann = browser(server, 'ann');
  const tab = await ann.openTab();
  await when(tab, () => tab.projects().length === 1);
  expect(tab.session()).toBeNull();
  expect((await ann.factory.databases()).map(({ name }) => name?.split(':')[0]).sort()).toEqual([
    'cache',
    'werkstadt-device',
  ]);
});

test('[S1] an act without a network is saved, shown at once, and received later', async () => {
  const server = new CityServer();
  const ann = browser(server, 'ann');
  const tab = await ann.openTab();
  await when(tab, () => tab.projects().length === 1);
  tab.holdProject(openProject.id);
  await when(tab, () => tab.scopeState(openProject.id) === 'ready');
  ann.weather = noNetwork;
  const result = await tab.mutate('proposal.submit', laneArgs());
  expect(result.ok).toBe(true);
  expect(tab.proposals(openProject.id)).toMatchObject([{ id: testId(10), local: 'saved', mine: true, number: null }]);
  ann.weather = fairWeather;
  tab.syncNow();
  await when(tab, () => tab.proposal(testId(10))?.local === null);
  expect(tab.proposal(testId(10))).toMatchObject({ number: 1, mine: true });
  expect(server.rows<Proposal>('proposal')).toHaveLength(1);
});
