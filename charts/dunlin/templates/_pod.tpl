{{/* The volume for temporary files, which a read-only root needs. */}}
{{- define "dunlin.tmpVolume" -}}
- name: tmp
  emptyDir:
    sizeLimit: 64Mi
{{- end -}}

{{/* What a pod of one Job needs to run a command of the image. Takes root, args, settings, needs and serviceAccount. */}}
{{- define "dunlin.jobPod" -}}
restartPolicy: {{ .restartPolicy | default "Never" }}
serviceAccountName: {{ .serviceAccount }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- include "dunlin.pullSecrets" .root }}
securityContext:
  {{- toYaml .root.Values.defaults.podSecurityContext | nindent 2 }}
{{- with .root.Values.defaults.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.defaults.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
containers:
  - name: {{ .container }}
    image: {{ include "dunlin.image" .root | quote }}
    imagePullPolicy: {{ .root.Values.image.pullPolicy }}
    args:
      {{- toYaml .args | nindent 6 }}
    env:
      {{- range $variable, $value := .settings }}
      - name: {{ $variable }}
        value: {{ $value | quote }}
      {{- end }}
      {{- include "dunlin.secretEnv" .needs | indent 6 }}
    securityContext:
      {{- toYaml .root.Values.defaults.securityContext | nindent 6 }}
    resources:
      {{- toYaml .root.Values.jobs.resources | nindent 6 }}
    volumeMounts:
      - name: tmp
        mountPath: /tmp
      {{- include "dunlin.fileMounts" .needs | indent 6 }}
volumes:
  {{- include "dunlin.tmpVolume" . | nindent 2 }}
  {{- include "dunlin.fileVolumes" .needs | indent 2 }}
{{- end -}}
