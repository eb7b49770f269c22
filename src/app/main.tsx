import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { keepOffline } from '../browser/offline'
import { followSystemTheme } from '../state/themeStore'
import { Routes } from './Routes'
import './styles/main.css'

followSystemTheme()
keepOffline()

const place = document.getElementById('app')
if (!place) throw new Error('index.html has no element #app')
createRoot(place).render(
  <StrictMode>
    <Routes />
  </StrictMode>,
)
