// Only plain imports and old syntax here: a Node that is too old must get as far as the sentence below.
import process from 'process';

var MINIMUM = 18;

if (parseInt(process.versions.node, 10) < MINIMUM) {
  process.stderr.write(
    'set-up needs Node ' +
      MINIMUM +
      ' or newer; this is ' +
      process.version +
      '. Install a current one from nodejs.org.\n',
  );
  process.exitCode = 1;
} else {
  import('./install.js')
    .then((install) => install.setUp())
    .catch((error) => {
      process.stderr.write(`set-up failed: ${error.message}\n`);
      process.exitCode = 1;
    });
}
