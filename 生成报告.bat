@echo off
rem Double click: sets up (first time only), then builds every report. Plain ASCII on purpose: cmd reads this file in
rem the machine's own code page. What the clerk reads is printed by Python, or typed from a UTF-8 file.
setlocal
cd /d "%~dp0"

set "PYTHON="
set "PROBE=import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))"
py -3 -c "%PROBE%" >nul 2>nul && set "PYTHON=py -3"
if not defined PYTHON python -c "%PROBE%" >nul 2>nul && set "PYTHON=python"
if not defined PYTHON python3 -c "%PROBE%" >nul 2>nul && set "PYTHON=python3"
if not defined PYTHON goto no_python

%PYTHON% -m fupin_reports.setup
if errorlevel 1 goto failed
".venv\Scripts\python.exe" -m fupin_reports build %*
if errorlevel 1 goto failed
pause
exit /b 0

:no_python
chcp 65001 >nul
type "fupin_reports\setup\no-python.txt"

:failed
pause
exit /b 1
