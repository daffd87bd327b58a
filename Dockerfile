# mvn package && docker build -t airisk . && docker run -p 3030:3030 airisk
FROM eclipse-temurin:21-jre
ADD target/airisk-0.2.0.tar.gz /opt/
RUN ln -s /opt/airisk-0.2.0/bin/airisk /usr/local/bin/airisk && useradd --system airisk
USER airisk
EXPOSE 3030
ENTRYPOINT ["airisk"]
CMD ["serve", "--host", "0.0.0.0"]
