process.stdout.write('{"unavailable":"ERR_MODULE_NOT_FOUND"}\n');
