/** Entry of the web client. */
import { createApp } from 'vue'
import App from './App.vue'
import './app.css'
import { createAppRouter } from './router'
import { keepInstallOffer } from './shared/installOffer'
import { startAppUpdate } from './shared/offline/useAppUpdate'
import { startPreferences } from './shared/preferences'

startPreferences()
keepInstallOffer()
startAppUpdate()
const router = createAppRouter()
createApp(App).use(router).mount('#app')

/** Long enough for a camera or a decoder that kills the page at its start to have done so. */
const USABLE_AFTER_MS = 2_000
void router.isReady().then(() => {
  setTimeout(() => dispatchEvent(new Event('pkt:usable')), USABLE_AFTER_MS) // told to public/boot.js
})
