;; Does in Emacs what a user does, and writes what came of it to $OUT as JSON.
(require 'json)
(require 'python)
(setq eglot-autoshutdown nil eglot-confirm-server-initiated-edits nil eglot-sync-connect 60
      eglot-send-changes-idle-time 0.1 make-backup-files nil create-lockfiles nil)

(defvar out nil)
(defun note (key value) (push (cons key value) out))

(defun await (what condition)
  (let ((end (+ (float-time) 60)))
    (while (and (not (funcall condition)) (< (float-time) end))
      (accept-process-output nil 0.05))
    (unless (funcall condition) (error "nothing came of: %s" what))))

(defun act (beginning)
  "Run the action whose title begins so, by the user's own command."
  ;; Without a display there are no menus: as if a key had called it.
  (cl-letf ((last-nonmenu-event ?a)
            ((symbol-function 'completing-read)
             (lambda (_prompt collection &rest _)
               (or (seq-find (lambda (title) (string-prefix-p beginning title))
                             (all-completions "" collection))
                   (error "no such action: %s" beginning)))))
    (let ((found (car (flymake-diagnostics))))
      (eglot-code-actions (flymake-diagnostic-beg found) (flymake-diagnostic-end found) nil t))))

(condition-case problem
    (with-current-buffer (find-file-noselect (getenv "FILE"))
      (unless (derived-mode-p 'python-mode) (python-mode))
      (note 'emacs emacs-version)
      ;; Without a display there is no command loop and nothing is ever idle: what the manual's hook
      ;; has put off until then is done here.
      (note 'hooked (and (memq 'eglot-ensure python-mode-hook) t))
      (unless (eglot-current-server) (apply #'eglot (eglot--guess-contact)))
      (await "the server" (lambda () (eglot-current-server)))
      (eglot--signal-textDocument/didOpen)
      (await "a finding" (lambda () (flymake-start nil nil) (flymake-diagnostics)))
      (let* ((found (car (flymake-diagnostics)))
             (sent (alist-get 'eglot-lsp-diag (flymake-diagnostic-data found))))
        (note 'count (length (flymake-diagnostics)))
        (note 'text (flymake-diagnostic-text found))
        (note 'marked (buffer-substring-no-properties (flymake-diagnostic-beg found)
                                                      (flymake-diagnostic-end found)))
        (note 'page (plist-get (plist-get sent :codeDescription) :href))
        (goto-char (flymake-diagnostic-beg found))
        (note 'hover (plist-get (plist-get (jsonrpc-request (eglot--current-server-or-lose)
                                                            :textDocument/hover
                                                            (eglot--TextDocumentPositionParams))
                                           :contents)
                                :value)))
      (act (getenv "ACTION"))
      (eglot--signal-textDocument/didChange)
      (await "no finding" (lambda () (flymake-start nil nil) (null (flymake-diagnostics))))
      (save-buffer)
      (ignore-errors (eglot-shutdown (eglot-current-server) nil 5)))
  (error (note 'error (format "%S" problem))))
(with-temp-file (getenv "OUT") (insert (json-encode out)))
