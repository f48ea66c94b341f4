// node tools/train.mjs danger: learns a question from the sentences in tools/understand/training and writes its weights
// into libs/domain/understanding. Prints how models judge sentences that they have not learned from.
//   --wrong 40   how many of the misjudged sentences to print
//   --dry        writes nothing
import { statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { train, weightsPath } from './understand/learner.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { wrong: { type: 'string', default: '20' }, dry: { type: 'boolean', default: false } },
});

const share = (some, all) =>
  all.length === 0 ? '-' : `${((100 * some.length) / all.length).toFixed(1)} % (${some.length} of ${all.length})`;

/** Prints the share of yes sentences that are recognized and of false alarms, grouped by a name of each sentence. */
function printFigures(scored, threshold, nameOf) {
  for (const name of [...new Set(scored.map(nameOf))].sort()) {
    const own = scored.filter((each) => nameOf(each) === name);
    const [yes, no] = [own.filter((each) => each.yes), own.filter((each) => !each.yes)];
    const isYes = (each) => each.score >= threshold;
    console.log(
      `${name.padEnd(34)} recognized ${share(yes.filter(isYes), yes).padEnd(20)} false alarms ${share(no.filter(isYes), no)}`,
    );
  }
}

function printWrong(scored, threshold) {
  const wrong = scored.filter((each) => each.score >= threshold !== each.yes);
  const depth = (each) => Math.abs(each.score - threshold);
  for (const yes of [false, true]) {
    const own = wrong.filter((each) => each.yes === yes).sort((a, b) => depth(b) - depth(a));
    console.log(`\n${yes ? 'missed' : 'false alarms'}: ${own.length}`);
    for (const { text, score, language } of own.slice(0, Number(values.wrong)))
      console.log(`  ${(score - threshold).toFixed(2).padStart(6)} ${language} ${text}`);
  }
}

const [question] = positionals;
if (question === undefined) throw new Error('Name the question to learn, for example: node tools/train.mjs danger');
const { scored, threshold, unlikely, file } = await train(question);
printWrong(scored, threshold);
console.log(`\nyes from ${threshold} up, unlikely below ${unlikely}; on sentences that the model was not trained on:`);
printFigures(scored, threshold, (each) => `${each.language}: ${each.kind}`);
printFigures(scored, threshold, (each) => each.language);
printFigures(scored, threshold, () => 'all');
if (!values.dry) {
  writeFileSync(weightsPath(question), file);
  console.log(`${weightsPath(question)}: ${Math.round(statSync(weightsPath(question)).size / 1000)} kB`);
}
