/** Entry of the web client. */
import { createApp } from 'vue'
import App from './App.vue'
import './app.css'
import { createAppRouter } from './router'
import { startAppUpdate } from './shared/offline/useAppUpdate'
import { startPreferences } from './shared/preferences'

startPreferences()
startAppUpdate()
createApp(App).use(createAppRouter()).mount('#app')
