process.stdout.write('Segmentation fault\n');
process.stdin.resume();
