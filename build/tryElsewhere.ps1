# Writes down what can be seen of an installed program on Windows: for docs/try-elsewhere.md. Changes nothing.
param([string]$Out = "xieshang-machine.txt")
$program = Join-Path $env:LOCALAPPDATA "Programs\xieshang\xieshang.exe"
$data = Join-Path $env:APPDATA "xieshang\data"
$lines = @(
  (Get-Date).ToString("s"),
  (Get-CimInstance Win32_OperatingSystem | ForEach-Object { "$($_.Caption) $($_.Version) $($_.OSArchitecture)" }),
  "processor: $env:PROCESSOR_ARCHITECTURE",
  "scaling: $((Get-ItemProperty 'HKCU:\Control Panel\Desktop\WindowMetrics' -ErrorAction SilentlyContinue).AppliedDPI)",
  "program: $(if (Test-Path $program) { (Get-Item $program).VersionInfo.ProductVersion } else { 'MISS ' + $program })",
  "signature: $(if (Test-Path $program) { (Get-AuthenticodeSignature $program).Status })",
  "data: $(if (Test-Path $data) { 'ok' } else { 'MISS ' + $data })",
  "opens .xsb: $((Get-ItemProperty 'HKCU:\Software\Classes\.xsb' -ErrorAction SilentlyContinue).'(default)')",
  "printers: $((Get-CimInstance Win32_Printer | ForEach-Object Name) -join ', ')",
  "virus scanners: $((Get-CimInstance -Namespace root/SecurityCenter2 -ClassName AntiVirusProduct -ErrorAction SilentlyContinue | ForEach-Object displayName) -join ', ')"
)
$lines | Set-Content -Encoding UTF8 $Out
Write-Output "已写入 $Out"
