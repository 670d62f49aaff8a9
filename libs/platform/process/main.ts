import { enableCompileCache, flushCompileCache, setSourceMapsSupport } from 'node:module';

// Both count from here on, hence the import below: a start takes two thirds of the time when what it loads is known
// from the start before, and when stack traces name our sources without reading the maps of all packages.
enableCompileCache();
setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });
await import('./program.js');
flushCompileCache();
