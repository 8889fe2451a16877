// Every journey of the product in a real browser, every page met held to the accessibility rules.

import {readFileSync} from 'node:fs';
import {certifier} from './certifier.mjs';
import {close, openBrowser} from './harness.mjs';
import {firstSteps} from './first_steps.mjs';
import {learner} from './learner.mjs';
import {pages} from './pages.mjs';
import {trainer} from './trainer.mjs';
import {verifier} from './verifier.mjs';

// People come at the same time; those of a lane one after the other.
const LANES = [[learner, firstSteps, trainer], [certifier, pages, verifier]];

const origin = process.env.JALON_ORIGIN;
const folder = process.env.JALON_DEMO;
if (!origin || !folder) throw new Error('JALON_ORIGIN and JALON_DEMO are not set: use tests/browser/run');
const demo = JSON.parse(readFileSync(`${folder}/demo.json`, 'utf8'));
const only = process.argv[2];

const browser = await openBrowser();
try {
  await Promise.all(LANES.map(async lane => {
    for (const journey of lane) {
      if (!only || journey.name === only) await journey(browser, origin, demo, folder);
    }
  }));
} finally {
  await browser.close();
}
close();
