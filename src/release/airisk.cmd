@echo off
rem AI Risk Graph: runs the program with the Java 17 or newer of JAVA_HOME or the PATH.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" %AIRISK_JAVA_OPTS% -jar "%~dp0..\airisk.jar" %*
exit /b %ERRORLEVEL%
