// The command line against the stack of this clone, where one was started. What the caller's own environment says comes
// first. Nothing else of the launcher is loaded, so that a command starts at once.
import { addresses } from '../../libs/stack/addresses.js';
import { defaultStackDir } from '../../libs/stack/paths.js';
import { StateFile } from '../../libs/stack/state.js';

const state = new StateFile(defaultStackDir).read();
if (state) Object.assign(process.env, { ...addresses(state), ...process.env });
await import('../../libs/cli/main.js');
