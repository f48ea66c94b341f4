// Reads its input and never answers.
process.stdout.write('{"ready":true}\n');
process.stdin.resume();
