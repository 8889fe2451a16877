// A question bank for the browser: each task alone on a subject of its own, so that a test of that subject
// is that task.
//   node bank.mjs FOLDER

import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {KINDS} from './kinds.mjs';

const items = fileURLToPath(new URL('../../../question-bank/items/', import.meta.url));
const folder = process.argv[2];
const code = place => `1.${place + 1}`;

function write(path, text) {
  mkdirSync(`${folder}/${path.slice(0, path.lastIndexOf('/') + 1)}`, {recursive: true});
  writeFileSync(`${folder}/${path}`, text);
}

KINDS.forEach(({item}, place) => {
  const text = readFileSync(`${items}${item}.yaml`, 'utf8').replace(/^competence: .*$/m, `competence: "${code(place)}"`);
  write(`items/${code(place)}/${item.split('/')[1]}.yaml`, text);
});

const both = text => `{fr: ${text}, en: ${text}}`;
write('bank.yaml', `title: ${both('Tasks')}
licence: CC-BY-SA-4.0
locales: [fr, en]
framework: tasks
metric: logistic
scale:
  cuts: [-2.45, -1.75, -1.05, -0.35, 0.35, 1.05, 1.75, 2.45]
  points_per_level: 8
  prior: {mean: 0.0, sd: 1.5}
expert_prior: {discrimination: 1.2, discrimination_se: 0.3, difficulty_se: 0.5}
`);
write('framework/tasks.yaml', `id: tasks
title: ${both('Tasks')}
version: "1"
source: Tests
alignment: {framework: none, source: Tests, status: draft}
bands:
  all: {name: ${both('All')}, description: ${both('All')}}
levels:
${[1, 2, 3, 4, 5, 6, 7, 8].map(level => `  - {level: ${level}, band: all}`).join('\n')}
areas:
  - code: "1"
    name: ${both('Tasks')}
    competences:
${KINDS.map(({kind}, place) => `      - {code: "${code(place)}", name: ${both(kind)}, description: ${both(kind)}, digcomp: []}`).join('\n')}
`);
write('plans/positioning.yaml', `id: "task-{code}"
purpose: positioning
scope: {competence: each}
title: ${both('"Task: {name}"')}
description: ${both('One task.')}
selection: {rule: randomesque, k: 1}
stopping: {minimum_per_competence: 1, maximum_per_competence: 1, standard_error: 0.05}
minimum_answers_to_report: 1
award_confidence: 0.5
minutes: 5
`);
