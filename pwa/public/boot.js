/*
 * Runs before the app: a start that dies before the app can be used leaves its mark here. After
 * three in a row the safe page opens instead. Alone in its file, since the app's own may be what
 * is broken; in old JavaScript, since the browser may be the cause.
 */
;(function () {
  var KEY = 'pkt.deadStarts'
  var MOST = 3
  var TOGETHER_MS = 1500 // tabs that a browser opens again all at once are one start
  var isUsable = false
  var hasFailed = false

  function marked() {
    try {
      return JSON.parse(localStorage.getItem(KEY)) || { count: 0, at: 0 }
    } catch {
      return { count: 0, at: 0 }
    }
  }

  function mark(count) {
    try {
      if (count === 0) localStorage.removeItem(KEY)
      else localStorage.setItem(KEY, JSON.stringify({ count: count, at: Date.now() }))
    } catch {
      // a browser that keeps nothing has no queue to save either
    }
  }

  function fail() {
    if (!isUsable) hasFailed = true
  }

  /** Whoever leaves a start that was well so far has not met a dead one. */
  function leave() {
    if (!isUsable && !hasFailed) mark(before.count)
  }

  var before = marked()
  if (before.count >= MOST) {
    location.replace('/safe.html')
    return
  }
  if (Date.now() - before.at > TOGETHER_MS) mark(before.count + 1)
  addEventListener('error', fail, true) // true: scripts that do not load are told to nobody else
  addEventListener('unhandledrejection', fail)
  addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'hidden') leave()
  })
  addEventListener('pkt:usable', function () {
    isUsable = true
    mark(0)
  })
})()
