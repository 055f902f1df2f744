@echo off
rem The same as ./ptps, for Windows: builds when nothing is built yet, then runs. Not tested on Windows.
rem After a change of code: mvn -DskipTests package
setlocal EnableExtensions
chcp 65001 >nul

set "PTPS_HOME=%~dp0"
set "PTPS_HOME=%PTPS_HOME:~0,-1%"
set "LIBRARIES=%PTPS_HOME%\pipelines\app\target\lib"

set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
rem Unpacked from an archive of ptps dist: libraries and Java lie beside this script.
if exist "%PTPS_HOME%\java\bin\java.exe" if exist "%PTPS_HOME%\lib\" (
    set "JAVA=%PTPS_HOME%\java\bin\java.exe"
    set "LIBRARIES=%PTPS_HOME%\lib"
)
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
    echo ptps: no se encuentra Java. Instale un JDK 17 o posterior ^(https://adoptium.net^). 1>&2
    echo ptps: Java was not found. Install a JDK 17 or later and try again. 1>&2
    exit /b 5
)
set "VERSION=0"
set "SAID=%TEMP%\ptps-java-version.txt"
"%JAVA%" -version >"%SAID%" 2>&1
for /f "usebackq tokens=2,3" %%u in ("%SAID%") do if "%%u"=="version" for /f "delims=.-+" %%m in ("%%~v") do set "VERSION=%%m"
del "%SAID%" >nul 2>&1
if %VERSION% LSS 17 (
    echo ptps: hace falta un JDK 17 o posterior ^(defina JAVA_HOME^). 1>&2
    echo ptps: a JDK 17 or later is needed ^(set JAVA_HOME^). 1>&2
    exit /b 5
)

if exist "%LIBRARIES%\" goto run
where mvn >nul 2>&1
if errorlevel 1 (
    echo ptps: no se encuentra Maven. Instale Maven 3.8 o posterior ^(https://maven.apache.org^). 1>&2
    echo ptps: Maven was not found. Install Maven 3.8 or later and try again. 1>&2
    exit /b 5
)
echo ptps: compilando, solo la primera vez ... 1>&2
pushd "%PTPS_HOME%"
call mvn -B -q -DskipTests package 1>&2
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
    if exist "%LIBRARIES%\" rmdir /s /q "%LIBRARIES%"
    exit /b 4
)

:run
rem The program removes the folder; what killed runs left goes with the next.
set "SCRATCH=%TEMP%\ptps-run-%RANDOM%%RANDOM%"
mkdir "%SCRATCH%" 2>nul
if not exist "%SCRATCH%\" (
    echo ptps: no se puede escribir en la carpeta temporal %TEMP% 1>&2
    echo ptps: cannot write to the temporary folder %TEMP% 1>&2
    exit /b 5
)
set "FLAGS=-XX:+IgnoreUnrecognizedVMOptions -Djava.awt.headless=true -Duser.timezone=UTC -Dfile.encoding=UTF-8"
set "FLAGS=%FLAGS% -Djdk.reflect.useDirectMethodHandle=false -Dio.netty.tryReflectionSetAccessible=true"
for %%p in (java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar) do call set "FLAGS=%%FLAGS%% --add-opens=java.base/%%p=ALL-UNNAMED"
if %VERSION% GEQ 24 set "FLAGS=%FLAGS% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
if defined PTPS_JAVA_OPTS (
    set "FLAGS=%PTPS_JAVA_OPTS% %FLAGS%"
) else (
    set "FLAGS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 %FLAGS%"
)
"%JAVA%" %FLAGS% -Dptps.home="%PTPS_HOME%" -Djava.io.tmpdir="%SCRATCH%" -Dptps.terminal=false -cp "%LIBRARIES%\*" org.ptps.app.Main %*
exit /b %ERRORLEVEL%
