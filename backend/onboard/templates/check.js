// Tells whether this browser trusts the product's address already: only then does a request arrive.
const status = document.getElementById('status')

async function look() {
  try {
    await fetch(`${status.dataset.address}/healthz`, {
      mode: 'no-cors',
      cache: 'no-store',
      signal: AbortSignal.timeout(8000),
    })
    status.dataset.state = 'trusted'
  } catch {
    status.dataset.state = 'not-yet'
  }
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void look()
})
document.getElementById('again').addEventListener('click', () => {
  status.dataset.state = 'looking'
  void look()
})
void look()
