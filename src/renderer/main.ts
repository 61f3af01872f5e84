/** The page: connect, create the app, mount. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { connectWorkbench } from './connection/connectWorkbench.ts'
import { connectionKey } from './connection/useConnection.ts'
import { i18n } from './locales/i18n.ts'
import { createNavigation, readAhead } from './navigation.ts'
import { whenIdle } from './ui/whenIdle.ts'
import './styles/tokens.css'
import './styles/base.css'
import './styles/overlays.css'

const connection = connectWorkbench()
const navigation = createNavigation()
window.recnetShell?.onNavigate((place) => void navigation.push(place))
createApp(App).provide(connectionKey, connection).use(createPinia()).use(i18n).use(navigation).mount('#app')
void navigation.isReady().then(() => whenIdle(() => readAhead(navigation.currentRoute.value)))
