/** Entry of the safe page: no camera, no decoder, no copies of lists, no framework. */
import './app.css'
import './features/safe/safe.css'
import { repair, startNormally } from './features/safe/repair'
import { drawSafePage } from './features/safe/safePage'
import { outbox } from './shared/offline/device'
import { startPreferences } from './shared/preferences'

startPreferences()
const root = document.getElementById('safe')
if (root !== null) void drawSafePage(root, { outbox, repair, startNormally })
